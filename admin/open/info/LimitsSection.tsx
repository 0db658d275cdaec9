import type { Asking } from '../shared/useAsking.ts';
import { useWords } from '../shared/useWords.ts';
import { InfoSection, ListWaiting } from './InfoSection.tsx';
import { limitWords, type ServiceLimit } from './limitWords.ts';

const STEPS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'] as const;

interface LimitsSectionProps {
  readonly limits: readonly ServiceLimit[] | null;
  readonly asking: Asking<unknown>['state'];
}

/** How long it takes (Regulation cl. 9, app. 5; Standard cl. 7, 9). */
export function LimitsSection({ limits, asking }: LimitsSectionProps) {
  const { words } = useWords();
  const labels = words.info.limits;
  const known = limits ?? [];
  const facts = [
    { label: labels.STANDARD, value: limitWords(words, known, 'STANDARD', 'within') },
    { label: labels.STANDARD_AKIM, value: limitWords(words, known, 'STANDARD_AKIM', 'within') },
    { label: labels.counter, value: limitWords(words, known, 'A1', 'atMost') },
    { label: labels.queue, value: labels.queueText },
  ];
  return (
    <InfoSection id="limits" title={labels.title}>
      <ListWaiting asking={asking} />
      <dl className="facts">
        {facts.map(({ label, value }) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="strong">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p>{labels.order}</p>
      {limits ? <InsideSteps limits={limits} /> : null}
    </InfoSection>
  );
}

function InsideSteps({ limits }: { readonly limits: readonly ServiceLimit[] }) {
  const { words } = useWords();
  const labels = words.info.limits;
  return (
    <details>
      <summary>{labels.inside}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{labels.step}</th>
            <th scope="col">{labels.limit}</th>
          </tr>
        </thead>
        <tbody>
          {STEPS.map((code) => (
            <tr key={code}>
              <td>{labels[code]}</td>
              <td>{limitWords(words, limits, code, 'unit')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

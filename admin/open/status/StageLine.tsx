import { useWords } from '../shared/useWords.ts';
import type { OpenWords } from '../words/words.ts';
import { type Application, deliveryWay, type Stage, stagesOf } from './stages.ts';

/** The name of a stage; the last one is called by how the notice reaches the applicant. */
export function stageName(
  { status: { stage } }: OpenWords,
  name: Stage['name'],
  application: Application,
): string {
  return name === 'delivery' ? stage.delivery[deliveryWay(application)] : stage[name];
}

/** The way of an application, stage by stage, each with a word that says how it stands. */
export function StageLine({ application }: { readonly application: Application }) {
  const { words } = useWords();
  return (
    <ol className="stages">
      {stagesOf(application).map(({ name, state }) => (
        <li key={name} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span>{stageName(words, name, application)}</span> <em>{words.status.state[state]}</em>
        </li>
      ))}
    </ol>
  );
}

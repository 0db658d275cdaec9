import type { CaseStatus } from '../../prisma/client.ts';
import { DocumentKind } from '../../prisma/client.ts';
import type { StepName } from '../../schema/cases/workflow/transitions.ts';
import type { Randomness } from './randomness.ts';

/** Who takes a step of the story. */
export type Part = 'clerk' | 'head' | 'executor' | 'akimClerk';

/** One step of an invented case. */
export interface StoryStep {
  readonly name: StepName;
  readonly by: Part;
  /** Null for what depends on the case: a signature needs what was shown, the post's answer the day of the letter. */
  readonly answers: Readonly<Record<string, unknown>> | null;
}

const step = (name: StepName, by: Part, answers: StoryStep['answers'] = {}): StoryStep => ({
  name,
  by,
  answers,
});

const RESOLUTIONS = [
  'Заңға сәйкес қарап, белгіленген мерзімде хабарлама дайындаңыз.',
  'Қарауға және орындауға.',
] as const;
const REASONS = ['Мекенжайды нақтылаңыз.', 'Табыс туралы мәліметтерді толықтырыңыз.'] as const;
const EXPLANATION = 'Отбасының жан басына шаққандағы орташа табысы кедейлік шегінен асады.';

/** What an invented case comes to. */
export interface Plot {
  readonly goal: CaseStatus;
  /** Whether it was registered at an akim's office. */
  readonly akim: boolean;
  /** Whether the applicant wants the notice by post. */
  readonly post: boolean;
  readonly executorId: string;
  /** Whether a signed notice lies ready and the applicant was told so. */
  readonly announced: boolean;
}

/** The steps after the registration that bring a case to a state, with now and then a refusal or a return. */
export function storyTo(plot: Plot, random: Randomness): StoryStep[] {
  const { goal, akim } = plot;
  const arrival = akim
    ? [
        ...(random.next() < 0.4
          ? [
              step('referToCommission', 'akimClerk'),
              step('recordConclusion', 'akimClerk', {
                opinion: 'NEEDED',
                text: 'Отбасы атаулы көмекке мұқтаж.',
              }),
            ]
          : []),
        step('sendToDepartment', 'akimClerk', { coveringLetter: 'Өтініш берушінің құжаттары жолданады.' }),
        step('receiveFromAkim', 'clerk'),
      ]
    : [];
  switch (goal) {
    case 'AKIM_REGISTERED':
    case 'REGISTERED':
      return goal === 'REGISTERED' ? arrival : [];
    case 'COMMISSION_REVIEW':
      return [step('referToCommission', 'akimClerk')];
    case 'IN_TRANSIT':
      return [step('sendToDepartment', 'akimClerk', { coveringLetter: 'Құжаттар жолданады.' })];
    case 'CANCELLED':
      return [
        ...arrival,
        step('forwardToHead', 'clerk'),
        step('cancelCase', 'head', {
          ground: 'WITHDRAWN',
          reason: 'Өтініш беруші өтінішін жазбаша кері қайтарып алды.',
        }),
      ];
    default:
      return [...arrival, ...decisionTo(plot, random)];
  }
}

function decisionTo({ goal, akim, post, executorId, announced }: Plot, random: Randomness): StoryStep[] {
  const refused = random.next() < 0.25;
  const decision = refused
    ? { kind: 'REFUSAL', grounds: ['INCOME_ABOVE_LINE'], explanation: EXPLANATION }
    : { kind: 'ASSIGNMENT' };
  const returned = goal === 'RETURNED' || random.next() < 0.2;
  const way: (readonly [CaseStatus, StoryStep])[] = [
    ['AWAITING_RESOLUTION', step('forwardToHead', 'clerk')],
    ['ASSIGNED', step('assignExecutor', 'head', { executorId, resolution: random.pick(RESOLUTIONS) })],
    ['UNDER_REVIEW', step('acceptDocuments', 'executor')],
    [
      'DRAFTING',
      step('completeCheck', 'executor', {
        documents: Object.values(DocumentKind).map((kind) => ({ kind, state: 'PRESENT' })),
      }),
    ],
    ['AWAITING_SIGNATURE', step('submitNotice', 'executor', decision)],
    ...(returned
      ? ([
          ['RETURNED', step('returnNotice', 'head', { reason: random.pick(REASONS) })],
          [
            'AWAITING_SIGNATURE',
            step('submitNotice', 'executor', {
              ...decision,
              resubmissionReason: 'Мәліметтер қайта тексерілді, өзгеріс жоқ.',
            }),
          ],
        ] as const)
      : []),
    ['SIGNED', step('signNotice', 'head', null)],
    [
      'DELIVERED',
      post || akim
        ? step('recordPostDispatch', 'executor', {
            address: 'Өтініш берушінің мекенжайы бойынша',
            postNumber: `RR${random.between(100_000_000, 999_999_999)}KZ`,
          })
        : step('recordHandDelivery', 'executor', {
            receivedBy: 'Өтініш берушінің өзі',
            identityDocument: `Жеке куәлік № 0${random.between(10_000_000, 99_999_999)}`,
          }),
    ],
  ];
  const end = way.findIndex(([reached]) => reached === goal);
  const taken = way.slice(0, end + 1).map(([, one]) => one);
  if (goal === 'SIGNED' && announced)
    return [
      ...taken,
      step('announceCollection', 'executor', { note: 'Өтініш берушіге телефон арқылы хабарланды.' }),
    ];
  return goal === 'DELIVERED' && (post || akim) ? [...taken, ...afterPosting(random)] : taken;
}

/** What comes of a posted notice: it is on its way, arrives, comes back, goes out again. */
function afterPosting(random: Randomness): StoryStep[] {
  const chance = random.next();
  if (chance < 0.3) return [];
  if (chance < 0.75) return [step('confirmPostDelivery', 'clerk', null)];
  const back = step('recordPostReturn', 'clerk', null);
  if (chance < 0.88) return [back];
  const again = {
    address: 'Өтініш берушінің жаңа мекенжайы бойынша',
    postNumber: `RR${random.between(100_000_000, 999_999_999)}KZ`,
  };
  return [back, step('sendAgain', 'executor', again)];
}

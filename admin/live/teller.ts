/** What the teller needs of a notification. */
interface Tellable {
  readonly cursor: number;
}

/** What the browser and its other tabs give to the teller. */
interface TellerOptions<Row extends Tellable> {
  readonly isVisible: () => boolean;
  readonly isLeader: () => boolean;
  /** Whether it still asks for attention: somebody may have acknowledged it meanwhile. */
  readonly isOpen: (row: Row) => boolean;
  /** Shows the rows on this page; `away`: they came while nobody looked. */
  readonly show: (rows: readonly Row[], away: boolean) => void;
  /** Tells the other tabs that everything up to this cursor has been shown. */
  readonly told: (upTo: number) => void;
  /** No tab of this browser is in view: something outside the page may call the reader. */
  readonly callOutside: (rows: readonly Row[]) => void;
  readonly now?: () => number;
  readonly chance?: () => number;
}

/** Tells what is new, once in a browser however many tabs it has. */
export interface Teller<Row extends Tellable> {
  /** Takes what is new to this page; `away`: it came while the connection was lost. */
  readonly take: (rows: readonly Row[], away: boolean) => void;
  /** Another tab has shown everything up to this cursor. */
  readonly heard: (upTo: number) => void;
  /** The page has come into view. */
  readonly seen: () => void;
  readonly stop: () => void;
}

/** What comes together is told together. */
const TOGETHER = 200;
/** The tab that leads speaks first; another one only if it stayed silent. */
const AFTER_LEADER = 300;
/** So long no tab in view has spoken: nobody is looking. */
const NOBODY_LOOKS = 1500;
/** What waited longer came while the reader was away. */
const AWAY = 20_000;

/** Makes the teller of one tab. */
export function makeTeller<Row extends Tellable>(options: TellerOptions<Row>): Teller<Row> {
  const {
    isVisible,
    isLeader,
    isOpen,
    show,
    told,
    callOutside,
    now = Date.now,
    chance = Math.random,
  } = options;
  let waiting: readonly Row[] = [];
  let since = 0;
  let cameAway = false;
  let toldUpTo = 0;
  let outsideUpTo = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let outside: ReturnType<typeof setTimeout> | null = null;

  const settle = (upTo: number): void => {
    toldUpTo = Math.max(toldUpTo, upTo);
    waiting = waiting.filter(({ cursor }) => cursor > toldUpTo);
    if (waiting.length === 0) cameAway = false;
  };
  const tell = (): void => {
    timer = null;
    if (!isVisible()) return;
    const last = waiting.at(-1);
    const rows = waiting.filter(isOpen);
    const away = cameAway || now() - since > AWAY;
    if (!last) return;
    settle(last.cursor);
    told(last.cursor);
    if (rows.length > 0) show(rows, away);
  };
  const tellOutside = (): void => {
    outside = null;
    const rows = waiting.filter((row) => row.cursor > outsideUpTo && isOpen(row));
    outsideUpTo = Math.max(outsideUpTo, waiting.at(-1)?.cursor ?? 0);
    if (rows.length > 0) callOutside(rows);
  };
  const schedule = (): void => {
    timer ??= setTimeout(tell, isLeader() ? TOGETHER : TOGETHER + AFTER_LEADER * (1 + chance()));
    if (isLeader()) outside ??= setTimeout(tellOutside, NOBODY_LOOKS);
  };

  return {
    take(rows, away) {
      const fresh = rows.filter(({ cursor }) => cursor > toldUpTo);
      if (fresh.length === 0) return;
      if (waiting.length === 0) since = now();
      waiting = [...waiting, ...fresh].sort((one, other) => one.cursor - other.cursor);
      cameAway ||= away;
      schedule();
    },
    heard: settle,
    seen() {
      if (waiting.length > 0) schedule();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      if (outside !== null) clearTimeout(outside);
    },
  };
}

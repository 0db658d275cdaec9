import { QueueTiles } from '../work/QueueTiles.tsx';
import type { HomeQueue } from './QueueSection.tsx';
import { Columns, QueueSection } from './QueueSection.tsx';
import { RegisterAction } from './RegisterAction.tsx';

interface CounterHomeProps {
  readonly queues: readonly HomeQueue[];
  readonly registeredToday: number;
  /** The list of those registered today. */
  readonly todaysList: string;
}

/** The home of whoever sits at a counter: register, what waits, and the first few of each queue. */
export function CounterHome({ queues, registeredToday, todaysList }: CounterHomeProps) {
  return (
    <>
      <RegisterAction today={registeredToday} list={todaysList} />
      <QueueTiles queues={queues} />
      <Columns>
        {queues.map((queue) => (
          <QueueSection key={queue.code} queue={queue} />
        ))}
      </Columns>
    </>
  );
}

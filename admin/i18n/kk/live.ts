import type { live as english } from '../en/live.ts';
import type { Words } from '../words.ts';

export const live: Words<typeof english> = {
  live: {
    lost: 'Сағат %{time} бері байланыс жоқ. Енгізгеніңіз бетте сақталып тұр, қайта қосылуда…',
    back: 'Байланыс қалпына келді.',
  },
  session: {
    ended: 'Сеанс аяқталды',
    endedHint: '%{name}, жалғастыру үшін құпиясөзді енгізіңіз. Енгізгеніңіздің бәрі бетте сақталған.',
    leave: 'Шығу',
  },
};

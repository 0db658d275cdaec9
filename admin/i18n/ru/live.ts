import type { live as english } from '../en/live.ts';
import type { Words } from '../words.ts';

export const live: Words<typeof english> = {
  live: {
    lost: 'Нет связи с %{time}. Введенное остается на странице, подключаемся снова…',
    back: 'Связь восстановлена.',
    crowded:
      'Под Вашей учетной записью открыто слишком много окон: здесь оповещения и изменения появляются с задержкой. Закройте лишние окна.',
  },
  session: {
    ended: 'Сеанс завершен',
    endedHint: '%{name}, введите пароль, чтобы продолжить. Все, что Вы ввели, осталось на странице.',
    leave: 'Выйти',
  },
};

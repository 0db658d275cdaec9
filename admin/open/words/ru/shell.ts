import type { Words } from '../../../i18n/words.ts';
import type { shell as source } from '../kk/shell.ts';

export const shell: Words<typeof source> = {
  name: 'Көмек',
  service: 'Государственная адресная социальная помощь',
  skip: 'К содержанию',
  pages: {
    label: 'Страницы',
    check: 'Проверить документ',
    status: 'Где мое заявление',
    info: 'Как получить помощь',
  },
  language: 'Язык',
  staff: 'Сотрудникам: вход в систему',
  loading: 'Подождите, ответ сейчас придет.',
  again: 'Повторить',
  problem: {
    title: 'Ответ получить не удалось',
    offline: 'Нет связи. Проверьте интернет и попробуйте еще раз.',
    limited: 'Из Вашей сети пришло слишком много запросов. Попробуйте еще раз через {seconds} с.',
    failed: 'В системе произошел сбой. Попробуйте через несколько минут или позвоните в отдел.',
  },
  crash: 'Не удалось показать страницу. Загрузите ее заново.',
  office: {
    phone: 'Телефон',
    address: 'Адрес',
    hours: 'Часы работы',
    hoursText: '{opens}–{closes}, обед {lunchFrom}–{lunchTo}',
    daysOff: 'Суббота, воскресенье и праздничные дни — выходные.',
    email: 'Электронная почта',
    website: 'Сайт',
  },
};

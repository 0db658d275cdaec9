import type { ExportWords } from './ExportWords.ts';

/** The words of a file in Russian. */
export const ru: ExportWords = {
  cases: 'Дела',
  columns: {
    NUMBER: 'Номер',
    AKIM_NUMBER: 'Номер аппарата акима',
    STATUS: 'Статус',
    OUTCOME: 'Результат',
    APPLICANT: 'Заявитель',
    IIN: 'ИИН',
    EXECUTOR: 'Ответственный исполнитель',
    OFFICE: 'Уполномоченный орган',
    AKIM_OFFICE: 'Аппарат акима',
    CHANNEL: 'Поступило через',
    RECEIVED_AT: 'Поступило',
    REGISTERED_AT: 'Зарегистрировано',
    STATUS_CHANGED_AT: 'В этом статусе с',
    DUE_AT: 'Срок',
    DUE_STATE: 'Состояние срока',
    RETURN_COUNT: 'Сколько раз возвращено',
    LANGUAGE: 'Язык документов',
    DELIVERY_PREFERENCE: 'Получение уведомления',
  },
  status: {
    AKIM_REGISTERED: 'Зарегистрировано акимом',
    COMMISSION_REVIEW: 'В участковой комиссии',
    IN_TRANSIT: 'Направлено в уполномоченный орган',
    REGISTERED: 'Зарегистрировано',
    AWAITING_RESOLUTION: 'Ожидает резолюции',
    ASSIGNED: 'Передано исполнителю',
    UNDER_REVIEW: 'Проверка документов',
    DRAFTING: 'Подготовка уведомления',
    AWAITING_SIGNATURE: 'На подписи',
    RETURNED: 'Возвращено на доработку',
    SIGNED: 'Подписано',
    DELIVERED: 'Вручено',
    CANCELLED: 'Аннулировано',
  },
  channel: {
    DEPARTMENT: 'Уполномоченный орган',
    AKIM: 'Аппарат акима',
  },
  deliveryPreference: {
    DEPARTMENT: 'Лично в уполномоченном органе',
    AKIM_OFFICE: 'Лично в аппарате акима',
    POST: 'По почте',
  },
  paperLanguage: {
    KK: 'Казахский',
    RU: 'Русский',
  },
  noticeKind: {
    ASSIGNMENT: 'Назначение',
    REFUSAL: 'Отказ',
  },
  dueState: {
    LATE: 'Просрочено',
    TODAY: 'Срок сегодня',
    THIS_WEEK: 'Срок на этой неделе',
    LATER: 'Срок позже',
  },
};

import type { ExportWords } from './ExportWords.ts';

/** The words of a file in Kazakh. */
export const kk: ExportWords = {
  cases: 'Істер',
  columns: {
    NUMBER: 'Нөмірі',
    AKIM_NUMBER: 'Әкім аппаратының нөмірі',
    STATUS: 'Мәртебесі',
    OUTCOME: 'Нәтижесі',
    APPLICANT: 'Өтініш беруші',
    IIN: 'ЖСН',
    EXECUTOR: 'Жауапты орындаушы',
    OFFICE: 'Уәкілетті орган',
    AKIM_OFFICE: 'Әкім аппараты',
    CHANNEL: 'Түскен жолы',
    RECEIVED_AT: 'Түскен уақыты',
    REGISTERED_AT: 'Тіркелген уақыты',
    STATUS_CHANGED_AT: 'Осы мәртебеде',
    DUE_AT: 'Мерзімі',
    DUE_STATE: 'Мерзімінің жай-күйі',
    RETURN_COUNT: 'Неше рет қайтарылды',
    LANGUAGE: 'Қағаздар тілі',
    DELIVERY_PREFERENCE: 'Хабарламаны алу жолы',
  },
  status: {
    AKIM_REGISTERED: 'Әкімде тіркелді',
    COMMISSION_REVIEW: 'Учаскелік комиссияда',
    IN_TRANSIT: 'Уәкілетті органға жіберілді',
    REGISTERED: 'Тіркелді',
    AWAITING_RESOLUTION: 'Бұрыштама күтуде',
    ASSIGNED: 'Орындаушыға берілді',
    UNDER_REVIEW: 'Құжаттар тексерілуде',
    DRAFTING: 'Хабарлама дайындалуда',
    AWAITING_SIGNATURE: 'Қол қоюға жіберілді',
    RETURNED: 'Толықтыруға қайтарылды',
    SIGNED: 'Қол қойылды',
    DELIVERED: 'Тапсырылды',
    CANCELLED: 'Жойылды',
  },
  channel: {
    DEPARTMENT: 'Уәкілетті орган',
    AKIM: 'Әкім аппараты',
  },
  deliveryPreference: {
    DEPARTMENT: 'Уәкілетті органда өз қолына',
    AKIM_OFFICE: 'Әкім аппаратында өз қолына',
    POST: 'Пошта арқылы',
  },
  paperLanguage: {
    KK: 'Қазақ тілі',
    RU: 'Орыс тілі',
  },
  noticeKind: {
    ASSIGNMENT: 'Тағайындау',
    REFUSAL: 'Бас тарту',
  },
  dueState: {
    LATE: 'Мерзімі өткен',
    TODAY: 'Мерзімі бүгін',
    THIS_WEEK: 'Мерзімі осы аптада',
    LATER: 'Мерзімі кейінірек',
  },
};

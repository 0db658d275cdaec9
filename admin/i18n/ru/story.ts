import type { story as source } from '../en/story.ts';
import type { Words } from '../words.ts';

export const story: Words<typeof source> = {
  story: {
    who: '%{name}, %{role}',
    whoUnnamed: '%{role}',
    role: {
      CLERK: 'сотрудник канцелярии',
      HEAD: 'руководитель',
      EXECUTOR: 'ответственный исполнитель',
      AKIM_CLERK: 'сотрудник аппарата акима',
      ACTING: 'исполняющий обязанности руководителя',
    },
    kind: {
      ASSIGNMENT: 'о назначении',
      REFUSAL: 'об отказе',
    },
    opinion: {
      NEEDED: 'нуждается в помощи',
      NOT_NEEDED: 'не нуждается в помощи',
    },
    sentence: {
      registerApplication: {
        plain: 'Заявление зарегистрировано, талон выдан — %{who}.',
        full: 'Заявление зарегистрировано под номером %{number}, талон выдан — %{who}.',
      },
      registerAtAkim: {
        plain: 'Заявление зарегистрировано, талон выдан — %{who}.',
        full: 'Заявление зарегистрировано под номером %{number}, талон выдан — %{who}.',
      },
      referToCommission: {
        plain: 'Документы направлены в участковую комиссию — %{who}.',
      },
      recordConclusion: {
        plain: 'Внесено заключение участковой комиссии — %{who}.',
        full: 'Внесено заключение участковой комиссии — %{who}. Заключение: %{opinion}.',
      },
      sendToDepartment: {
        plain: 'Документы направлены в уполномоченный орган — %{who}.',
      },
      receiveFromAkim: {
        plain: 'Документы приняты из аппарата акима и зарегистрированы — %{who}.',
        full: 'Документы приняты из аппарата акима и зарегистрированы под номером %{number} — %{who}.',
      },
      forwardToHead: {
        plain: 'Документы переданы руководителю для резолюции — %{who}.',
      },
      assignExecutor: {
        plain: 'Наложена резолюция, определен ответственный исполнитель — %{who}.',
        full: 'Наложена резолюция — %{who}. Текст: «%{resolution}». Ответственный исполнитель: %{executor}.',
      },
      acceptDocuments: {
        plain: 'Документы приняты к исполнению — %{who}.',
      },
      completeCheck: {
        plain: 'Проверка документов завершена — %{who}.',
        full: 'Проверка документов завершена — %{who}. Итог: %{marks}.',
      },
      submitNotice: {
        plain: 'Уведомление передано на подпись — %{who}.',
        full: 'Уведомление %{kind} передано на подпись (версия %{version}) — %{who}.',
      },
      signNotice: {
        plain: 'Уведомление подписано — %{who}.',
        full: 'Уведомление %{kind} подписано (версия %{version}) — %{who}. Исходящий номер: %{number}.',
      },
      returnNotice: {
        plain: 'Уведомление возвращено на доработку — %{who}.',
        full: 'Уведомление возвращено на доработку — %{who}: «%{reason}».',
      },
      handOverToAkim: {
        plain: 'Уведомление передано в аппарат акима — %{who}.',
      },
      announceCollection: {
        plain: 'Уведомление готово к выдаче заявителю — %{who}.',
        full: 'Уведомление готово к выдаче заявителю — %{who}. Как сообщено заявителю: «%{note}».',
      },
      recordHandDelivery: {
        plain: 'Уведомление вручено — %{who}.',
        full: 'Уведомление вручено — %{who}. Получатель: %{receivedBy}.',
      },
      recordPostDispatch: {
        plain: 'Уведомление направлено по почте — %{who}.',
        full: 'Уведомление направлено по почте — %{who}. Номер заказного письма: %{number}.',
      },
      confirmPostDelivery: {
        plain: 'Доставка письма почтой подтверждена — %{who}.',
        full: 'Доставка письма почтой %{day} подтверждена — %{who}.',
      },
      recordPostReturn: {
        plain: 'Письмо возвращено почтой — %{who}.',
        full: 'Письмо возвращено почтой %{day} — %{who}. Причина: %{postReason}.',
      },
      sendAgain: {
        plain: 'Уведомление направлено по почте повторно — %{who}.',
        full: 'Уведомление направлено по почте повторно — %{who}. Номер заказного письма: %{number}.',
      },
      recordCollection: {
        plain: 'Уведомление, возвращенное почтой, вручено — %{who}.',
        full: 'Уведомление, возвращенное почтой, вручено — %{who}. Получатель: %{receivedBy}.',
      },
      reassignExecutor: {
        plain: 'Ответственный исполнитель сменен — %{who}.',
        full: 'Ответственный исполнитель сменен — %{who}. Новый исполнитель: %{executor}. Причина: «%{reason}».',
      },
      cancelCase: {
        plain: 'Дело аннулировано — %{who}.',
        full: 'Дело аннулировано — %{who}. Основание: %{ground}. Пояснение: «%{reason}».',
      },
    },
    unchanged: 'Передано без изменений, потому что: «%{reason}».',
    coveringLetter: 'Сопроводительное письмо: «%{text}».',
    note: 'Примечание: «%{text}».',
    letterNumber: 'Исходящий номер сопроводительного письма: %{number}.',
    filesAdded:
      'Добавлен файл — %{name}: %{files}. |||| Добавлены файлы (%{smart_count}) — %{name}: %{files}. |||| Добавлены файлы (%{smart_count}) — %{name}: %{files}.',
    proofsAdded:
      'Приложен подтверждающий документ — %{name}: %{files}. |||| Приложены подтверждающие документы (%{smart_count}) — %{name}: %{files}. |||| Приложены подтверждающие документы (%{smart_count}) — %{name}: %{files}.',
    more: 'Подробнее',
    moreOf: 'Подробнее: %{step}',
    empty: 'Записей пока нет.',
  },
  comparison: {
    title: 'Изменения между версиями',
    older: 'Прежняя версия',
    newer: 'Более поздняя версия',
    version: 'Версия %{version}, %{time}',
    onlyChanged: 'Только изменения',
    same: 'Содержание обеих версий одинаково.',
    returned: 'Возвращено с замечанием',
    added: 'добавлено:',
    removed: 'удалено:',
    end: 'конец изменения',
    nothing: 'нет',
    parts: {
      kind: 'Решение',
      grounds: 'Основания отказа',
      explanation: 'Пояснение',
      letterhead: 'Бланк письма',
      addressee: 'Кому',
      title: 'Заголовок',
      body: 'Текст уведомления',
      facts: 'Сведения',
      signature: 'Подпись',
    },
  },
};

import { describe, expect, it } from 'vitest';
import { historyDetails } from '../../admin/cases/historyDetails.ts';
import { caseStory } from '../../admin/cases/story/caseStory.ts';
import { quoted, type StoryEvent, storySentence } from '../../admin/cases/story/storySentence.ts';
import type { AttachmentWholeFragment, Role, TransitionName } from '../../admin/generated/graphql.ts';
import { valuesOf } from './support/contract.ts';
import { readerOf } from './support/reader.ts';

const office = { id: 'o', code: 'AKS', kind: 'DEPARTMENT', nameKk: 'Ақсу', nameRu: null } as const;

const event = (
  transition: TransitionName,
  actorRole: Role,
  changes: StoryEvent['changes'],
  over: Partial<StoryEvent> = {},
): StoryEvent => ({
  id: transition,
  seq: 1,
  transition,
  from: null,
  to: 'REGISTERED',
  at: '2013-04-12T04:14:00Z',
  actorName: 'Иванов А. Б.',
  actorRole,
  changes,
  office,
  ...over,
});

/** Every step with what the server writes of it. */
const EVENTS: { readonly [Name in TransitionName]: StoryEvent } = {
  registerApplication: event('registerApplication', 'CLERK', {
    number: 'AKS-2013/000147',
    deliveryPreference: 'POST',
  }),
  registerAtAkim: event('registerAtAkim', 'AKIM_CLERK', { number: 'AKS-01-2013/000001' }),
  referToCommission: event('referToCommission', 'AKIM_CLERK', {}),
  recordConclusion: event('recordConclusion', 'AKIM_CLERK', {
    opinion: 'NEEDED',
    conclusion: 'Көмек керек.',
  }),
  sendToDepartment: event('sendToDepartment', 'AKIM_CLERK', {
    coveringLetter: 'Жіберіледі.',
    letterNumber: 'AKS-01-2013/N-000003',
  }),
  receiveFromAkim: event('receiveFromAkim', 'CLERK', { number: 'AKS-2013/000148' }),
  forwardToHead: event('forwardToHead', 'CLERK', {}),
  assignExecutor: event('assignExecutor', 'HEAD', {
    executor: 'Сәрсенова А. Б.',
    resolution: 'Қарауға.',
    suggested: 'Ким В.',
    suggestionReason: 'FEWEST_OPEN',
  }),
  acceptDocuments: event('acceptDocuments', 'EXECUTOR', {}),
  completeCheck: event('completeCheck', 'EXECUTOR', {
    documents: { APPLICATION_FORM: 'PRESENT', FAMILY_INCOME: 'ABSENT' },
  }),
  submitNotice: event('submitNotice', 'EXECUTOR', {
    noticeVersion: 2,
    kind: 'REFUSAL',
    grounds: ['REFUSED_JOB'],
    explanation: 'Түсіндірме.',
    resubmissionReason: 'Мекенжай расталды.',
  }),
  signNotice: event('signNotice', 'HEAD', {
    noticeVersion: 2,
    kind: 'ASSIGNMENT',
    outgoingNumber: 'AKS-2013/N-000012',
    contentHash: 'ab',
    shownHash: 'cd',
  }),
  returnNotice: event('returnNotice', 'HEAD', { noticeVersion: 1, reason: 'Мекенжайды нақтылаңыз.' }),
  handOverToAkim: event('handOverToAkim', 'EXECUTOR', { noticeAtAkim: true }),
  announceCollection: event('announceCollection', 'EXECUTOR', { note: 'Телефонмен айтылды.' }),
  recordHandDelivery: event('recordHandDelivery', 'EXECUTOR', { method: 'HAND', receivedBy: 'Әлиева Г.' }),
  recordPostDispatch: event('recordPostDispatch', 'EXECUTOR', { method: 'POST', postNumber: 'RR1KZ' }),
  confirmPostDelivery: event('confirmPostDelivery', 'CLERK', {
    day: '2013-04-15',
    note: 'Өзі алды.',
  }),
  recordPostReturn: event('recordPostReturn', 'CLERK', {
    day: '2013-05-16',
    postReturnReason: 'NOT_COLLECTED',
    note: 'Мөртабан бар',
  }),
  sendAgain: event('sendAgain', 'EXECUTOR', { method: 'POST', postNumber: 'RR2KZ' }),
  recordCollection: event('recordCollection', 'EXECUTOR', { method: 'HAND', receivedBy: 'Әлиева Г.' }),
  reassignExecutor: event('reassignExecutor', 'HEAD', { executor: 'Ким В.', reason: 'Еңбек демалысы' }),
  cancelCase: event('cancelCase', 'HEAD', { ground: 'WITHDRAWN', reason: 'Өтініш иесінің хаты' }),
};

const sentences = (locale: 'kk' | 'ru' | 'en'): Record<string, string> => {
  const { t } = readerOf(locale);
  return Object.fromEntries(Object.values(EVENTS).map((one) => [one.transition, storySentence(t, one).text]));
};

describe('the story', () => {
  it('is told in Kazakh', () => {
    expect(sentences('kk')).toEqual({
      registerApplication:
        'Кеңсе қызметкері Иванов А. Б. өтінішті AKS-2013/000147 нөмірімен тіркеп, талон берді.',
      registerAtAkim:
        'Әкім аппаратының қызметкері Иванов А. Б. өтінішті AKS-01-2013/000001 нөмірімен тіркеп, талон берді.',
      referToCommission: 'Әкім аппаратының қызметкері Иванов А. Б. құжаттарды учаскелік комиссияға жіберді.',
      recordConclusion:
        'Әкім аппаратының қызметкері Иванов А. Б. учаскелік комиссияның қорытындысын енгізді: көмек қажет.',
      sendToDepartment:
        'Әкім аппаратының қызметкері Иванов А. Б. құжаттарды уәкілетті органға жіберді. Ілеспе хат: «Жіберіледі». Ілеспе хаттың шығыс нөмірі: AKS-01-2013/N-000003.',
      receiveFromAkim:
        'Кеңсе қызметкері Иванов А. Б. құжаттарды әкім аппаратынан қабылдап, AKS-2013/000148 нөмірімен тіркеді.',
      forwardToHead: 'Кеңсе қызметкері Иванов А. Б. құжаттарды бұрыштама қою үшін басшыға жіберді.',
      assignExecutor: 'Басшы Иванов А. Б. бұрыштама қойды: «Қарауға». Жауапты орындаушы: Сәрсенова А. Б.',
      acceptDocuments: 'Жауапты орындаушы Иванов А. Б. құжаттарды орындауға қабылдады.',
      completeCheck:
        'Жауапты орындаушы Иванов А. Б. құжаттарды тексеруді аяқтады: бар: 1; Отбасы мүшелерінің табыстары туралы мәліметтер: жоқ.',
      submitNotice:
        'Жауапты орындаушы Иванов А. Б. бас тарту туралы хабарламаны қол қоюға жіберді (2-нұсқа). Өзгертпей жіберу себебі: «Мекенжай расталды».',
      signNotice:
        'Басшы Иванов А. Б. тағайындау туралы хабарламаға қол қойды (2-нұсқа), шығыс нөмірі: AKS-2013/N-000012.',
      returnNotice: 'Басшы Иванов А. Б. хабарламаны толықтыруға қайтарды: «Мекенжайды нақтылаңыз».',
      handOverToAkim: 'Жауапты орындаушы Иванов А. Б. хабарламаны әкім аппаратына берді.',
      announceCollection:
        'Жауапты орындаушы Иванов А. Б. хабарламаның өтініш берушіге беруге дайын екенін белгіледі. Өтініш берушіге хабарлануы: «Телефонмен айтылды».',
      recordHandDelivery:
        'Жауапты орындаушы Иванов А. Б. хабарламаны алушының қолына тапсырды. Алған адам: Әлиева Г.',
      recordPostDispatch:
        'Жауапты орындаушы Иванов А. Б. хабарламаны пошта арқылы жіберді, тапсырысты хат нөмірі: RR1KZ.',
      confirmPostDelivery:
        'Кеңсе қызметкері Иванов А. Б. хатты пошта жеткізгенін растады, жеткізілген күні: 15.04.2013. Ескертпе: «Өзі алды».',
      recordPostReturn:
        'Кеңсе қызметкері Иванов А. Б. хаттың поштадан қайтқанын белгіледі, қайтқан күні: 16.05.2013. Себебі: сақтау мерзімінде ешкім алмаған. Ескертпе: «Мөртабан бар».',
      sendAgain:
        'Жауапты орындаушы Иванов А. Б. хабарламаны пошта арқылы қайта жіберді, тапсырысты хат нөмірі: RR2KZ.',
      recordCollection:
        'Жауапты орындаушы Иванов А. Б. поштадан қайтқан хабарламаны алушының қолына тапсырды. Алған адам: Әлиева Г.',
      reassignExecutor:
        'Басшы Иванов А. Б. жауапты орындаушыны ауыстырды. Жаңа орындаушы: Ким В. Себебі: «Еңбек демалысы».',
      cancelCase:
        'Басшы Иванов А. Б. істі жойды. Негізі: өтінішті кері қайтарып алу. Түсініктеме: «Өтініш иесінің хаты».',
    });
  });

  it('is told in Russian without asking whether a man or a woman acted', () => {
    const told = sentences('ru');
    expect(told.returnNotice).toBe(
      'Уведомление возвращено на доработку — Иванов А. Б., руководитель: «Мекенжайды нақтылаңыз».',
    );
    expect(told.registerApplication).toBe(
      'Заявление зарегистрировано под номером AKS-2013/000147, талон выдан — Иванов А. Б., сотрудник канцелярии.',
    );
    expect(told.assignExecutor).toBe(
      'Наложена резолюция — Иванов А. Б., руководитель. Текст: «Қарауға». Ответственный исполнитель: Сәрсенова А. Б.',
    );
    expect(told.signNotice).toBe(
      'Уведомление о назначении подписано (версия 2) — Иванов А. Б., руководитель. Исходящий номер: AKS-2013/N-000012.',
    );
    expect(told.recordPostReturn).toBe(
      'Письмо возвращено почтой 16.05.2013 — Иванов А. Б., сотрудник канцелярии. Причина: не востребовано, срок хранения истек. Примечание: «Мөртабан бар».',
    );
    expect(told.announceCollection).toBe(
      'Уведомление готово к выдаче заявителю — Иванов А. Б., ответственный исполнитель. Как сообщено заявителю: «Телефонмен айтылды».',
    );
    for (const text of Object.values(told)) expect(text).not.toMatch(/\((а|ла|ась|лась)\)/);
  });

  it('is told in English', () => {
    expect(sentences('en').returnNotice).toBe(
      'The head Иванов А. Б. returned the notice for supplementing: “Мекенжайды нақтылаңыз”.',
    );
  });

  it('has a whole sentence for every step of the contract in every language', () => {
    expect(Object.keys(EVENTS).sort()).toEqual(valuesOf('TransitionName').sort());
    for (const locale of ['kk', 'ru', 'en'] as const) {
      for (const [name, text] of Object.entries(sentences(locale))) {
        expect(text, `${locale} ${name}`).toMatch(/^\p{Lu}.*\.$/u);
        expect(text, `${locale} ${name}`).not.toMatch(/%\{|undefined|null|\.\.|story\./);
      }
    }
  });

  it('names the role alone to readers from whom people and texts are kept', () => {
    for (const locale of ['kk', 'ru', 'en'] as const) {
      const { t } = readerOf(locale);
      for (const one of Object.values(EVENTS)) {
        const { text } = storySentence(t, { ...one, actorName: null, changes: null });
        expect(text).toMatch(/^\p{Lu}.*\.$/u);
        expect(text).not.toMatch(/Иванов|%\{|undefined|null/);
      }
    }
    const { t } = readerOf('kk');
    expect(storySentence(t, { ...EVENTS.returnNotice, actorName: null, changes: null }).text).toBe(
      'Басшы хабарламаны толықтыруға қайтарды.',
    );
  });

  it('says that somebody acted as head', () => {
    const acting = {
      ...EVENTS.signNotice,
      changes: { ...(EVENTS.signNotice.changes as object), acting: true },
    };
    expect(storySentence(readerOf('kk').t, acting).text).toMatch(
      /^Басшының міндетін атқарушы Иванов А\. Б\. /,
    );
    expect(storySentence(readerOf('ru').t, acting).text).toContain(
      'Иванов А. Б., исполняющий обязанности руководителя',
    );
  });

  it('leaves to the details what the sentence has not told', () => {
    const { t } = readerOf('ru');
    const rest = (one: StoryEvent): string[] => {
      const { told } = storySentence(t, one);
      return historyDetails(t, one.changes)
        .filter(({ change }) => !told.includes(change))
        .map(({ change }) => change);
    };
    expect(rest(EVENTS.returnNotice)).toEqual(['noticeVersion']);
    expect(rest(EVENTS.assignExecutor)).toEqual(['suggested', 'suggestionReason']);
    expect(rest(EVENTS.submitNotice)).toEqual(['grounds', 'explanation']);
    expect(rest(EVENTS.acceptDocuments)).toEqual([]);
  });

  it('cuts a long text and leaves the whole of it to the details', () => {
    const reason = 'Толықтыру қажет. '.repeat(40).trim();
    const { text, told } = storySentence(readerOf('kk').t, {
      ...EVENTS.returnNotice,
      changes: { noticeVersion: 1, reason },
    });
    expect(text.length).toBeLessThan(320);
    expect(text).toMatch(/…»\.$/);
    expect(told).not.toContain('reason');
  });

  it('lets the full stop of a quoted text give way, but neither dots nor questions', () => {
    expect(quoted('Қарауға.')).toBe('Қарауға');
    expect(quoted('Неге?')).toBe('Неге?');
    expect(quoted('Және т.б...')).toBe('Және т.б...');
  });
});

const file = (
  id: string,
  addedAt: string,
  shortName: string,
  provesEvent: number | null = null,
): AttachmentWholeFragment => ({
  id,
  fileName: `${id}.pdf`,
  type: 'PDF',
  size: 10,
  sha256: id,
  url: `/files/attachments/${id}`,
  addedAt,
  addedBy: { id: shortName, shortName, fullName: shortName },
  document: null,
  provesEvent,
});

describe('the days of the story', () => {
  const at = (seq: number, time: string): StoryEvent =>
    event('acceptDocuments', 'EXECUTOR', {}, { id: String(seq), seq, at: time });

  it('begin with the newest, and each day with its last entry', () => {
    const history = [
      at(1, '2013-04-11T05:00:00Z'),
      at(2, '2013-04-12T05:00:00Z'),
      at(3, '2013-04-12T06:00:00Z'),
    ];
    const days = caseStory({ history, attachments: [] });
    expect(days.map(({ date }) => date)).toEqual(['2013-04-12', '2013-04-11']);
    expect(days[0]?.entries.map((one) => one.kind === 'step' && one.event.seq)).toEqual([3, 2]);
  });

  it('are those of the offices: an evening in London is the next morning in Almaty', () => {
    const days = caseStory({ history: [at(1, '2013-04-11T20:00:00Z')], attachments: [] });
    expect(days[0]?.date).toBe('2013-04-12');
  });

  it('tell files that one person added in a row as one entry', () => {
    const days = caseStory({
      history: [at(1, '2013-04-12T05:00:00Z'), at(2, '2013-04-12T07:00:00Z')],
      attachments: [
        file('a', '2013-04-12T05:01:00Z', 'Ким В.'),
        file('b', '2013-04-12T05:02:00Z', 'Ким В.'),
        file('c', '2013-04-12T05:03:00Z', 'Бекова С.'),
        file('d', '2013-04-12T08:00:00Z', 'Бекова С.'),
      ],
    });
    const told = days[0]?.entries.map((one) =>
      one.kind === 'files' ? one.files.map(({ id }) => id).join('') : `step ${one.event.seq}`,
    );
    expect(told).toEqual(['d', 'step 2', 'c', 'ab', 'step 1']);
  });

  it('tell proofs of the delivery apart from copies of documents', () => {
    const days = caseStory({
      history: [],
      attachments: [
        file('a', '2013-04-12T05:01:00Z', 'Ким В.'),
        file('b', '2013-04-12T05:02:00Z', 'Ким В.', 9),
        file('c', '2013-04-12T05:03:00Z', 'Ким В.', 9),
      ],
    });
    expect(
      days[0]?.entries.map((one) => one.kind === 'files' && [one.proofs, one.files.map(({ id }) => id)]),
    ).toEqual([
      [true, ['b', 'c']],
      [false, ['a']],
    ]);
  });

  it('count the files in the reader’s plural', () => {
    const { t } = readerOf('ru');
    const words = (count: number) =>
      t('story.filesAdded', { smart_count: count, name: 'Ким В.', files: 'а.pdf' });
    expect(words(1)).toBe('Добавлен файл — Ким В.: а.pdf.');
    expect(words(3)).toBe('Добавлены файлы (3) — Ким В.: а.pdf.');
  });
});

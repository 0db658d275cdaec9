import type { story as source } from '../en/story.ts';
import type { Words } from '../words.ts';

export const story: Words<typeof source> = {
  story: {
    who: '%{role} %{name}',
    whoUnnamed: '%{role}',
    role: {
      CLERK: 'Кеңсе қызметкері',
      HEAD: 'Басшы',
      EXECUTOR: 'Жауапты орындаушы',
      AKIM_CLERK: 'Әкім аппаратының қызметкері',
      ACTING: 'Басшының міндетін атқарушы',
    },
    kind: {
      ASSIGNMENT: 'тағайындау туралы',
      REFUSAL: 'бас тарту туралы',
    },
    opinion: {
      NEEDED: 'көмек қажет',
      NOT_NEEDED: 'көмек қажет емес',
    },
    sentence: {
      registerApplication: {
        plain: '%{who} өтінішті тіркеп, талон берді.',
        full: '%{who} өтінішті %{number} нөмірімен тіркеп, талон берді.',
      },
      registerAtAkim: {
        plain: '%{who} өтінішті тіркеп, талон берді.',
        full: '%{who} өтінішті %{number} нөмірімен тіркеп, талон берді.',
      },
      referToCommission: {
        plain: '%{who} құжаттарды учаскелік комиссияға жіберді.',
      },
      recordConclusion: {
        plain: '%{who} учаскелік комиссияның қорытындысын енгізді.',
        full: '%{who} учаскелік комиссияның қорытындысын енгізді: %{opinion}.',
      },
      sendToDepartment: {
        plain: '%{who} құжаттарды уәкілетті органға жіберді.',
      },
      receiveFromAkim: {
        plain: '%{who} құжаттарды әкім аппаратынан қабылдап, тіркеді.',
        full: '%{who} құжаттарды әкім аппаратынан қабылдап, %{number} нөмірімен тіркеді.',
      },
      forwardToHead: {
        plain: '%{who} құжаттарды бұрыштама қою үшін басшыға жіберді.',
      },
      assignExecutor: {
        plain: '%{who} бұрыштама қойып, жауапты орындаушыны анықтады.',
        full: '%{who} бұрыштама қойды: «%{resolution}». Жауапты орындаушы: %{executor}.',
      },
      acceptDocuments: {
        plain: '%{who} құжаттарды орындауға қабылдады.',
      },
      completeCheck: {
        plain: '%{who} құжаттарды тексеруді аяқтады.',
        full: '%{who} құжаттарды тексеруді аяқтады: %{marks}.',
      },
      submitNotice: {
        plain: '%{who} хабарламаны қол қоюға жіберді.',
        full: '%{who} %{kind} хабарламаны қол қоюға жіберді (%{version}-нұсқа).',
      },
      signNotice: {
        plain: '%{who} хабарламаға қол қойды.',
        full: '%{who} %{kind} хабарламаға қол қойды (%{version}-нұсқа), шығыс нөмірі: %{number}.',
      },
      returnNotice: {
        plain: '%{who} хабарламаны толықтыруға қайтарды.',
        full: '%{who} хабарламаны толықтыруға қайтарды: «%{reason}».',
      },
      handOverToAkim: {
        plain: '%{who} хабарламаны әкім аппаратына берді.',
      },
      announceCollection: {
        plain: '%{who} хабарламаның өтініш берушіге беруге дайын екенін белгіледі.',
        full: '%{who} хабарламаның өтініш берушіге беруге дайын екенін белгіледі. Өтініш берушіге хабарлануы: «%{note}».',
      },
      recordHandDelivery: {
        plain: '%{who} хабарламаны алушының қолына тапсырды.',
        full: '%{who} хабарламаны алушының қолына тапсырды. Алған адам: %{receivedBy}.',
      },
      recordPostDispatch: {
        plain: '%{who} хабарламаны пошта арқылы жіберді.',
        full: '%{who} хабарламаны пошта арқылы жіберді, тапсырысты хат нөмірі: %{number}.',
      },
      confirmPostDelivery: {
        plain: '%{who} хатты пошта жеткізгенін растады.',
        full: '%{who} хатты пошта жеткізгенін растады, жеткізілген күні: %{day}.',
      },
      recordPostReturn: {
        plain: '%{who} хаттың поштадан қайтқанын белгіледі.',
        full: '%{who} хаттың поштадан қайтқанын белгіледі, қайтқан күні: %{day}. Себебі: %{postReason}.',
      },
      sendAgain: {
        plain: '%{who} хабарламаны пошта арқылы қайта жіберді.',
        full: '%{who} хабарламаны пошта арқылы қайта жіберді, тапсырысты хат нөмірі: %{number}.',
      },
      recordCollection: {
        plain: '%{who} поштадан қайтқан хабарламаны алушының қолына тапсырды.',
        full: '%{who} поштадан қайтқан хабарламаны алушының қолына тапсырды. Алған адам: %{receivedBy}.',
      },
      reassignExecutor: {
        plain: '%{who} жауапты орындаушыны ауыстырды.',
        full: '%{who} жауапты орындаушыны ауыстырды. Жаңа орындаушы: %{executor}. Себебі: «%{reason}».',
      },
      cancelCase: {
        plain: '%{who} істі жойды.',
        full: '%{who} істі жойды. Негізі: %{ground}. Түсініктеме: «%{reason}».',
      },
    },
    unchanged: 'Өзгертпей жіберу себебі: «%{reason}».',
    coveringLetter: 'Ілеспе хат: «%{text}».',
    note: 'Ескертпе: «%{text}».',
    letterNumber: 'Ілеспе хаттың шығыс нөмірі: %{number}.',
    filesAdded: '%{name} файл қосты: %{files}. |||| %{name} %{smart_count} файл қосты: %{files}.',
    proofsAdded:
      '%{name} растайтын құжат қосты: %{files}. |||| %{name} %{smart_count} растайтын құжат қосты: %{files}.',
    more: 'Толығырақ',
    moreOf: 'Толығырақ: %{step}',
    empty: 'Әзірге жазба жоқ.',
  },
  comparison: {
    title: 'Нұсқалар арасындағы өзгерістер',
    older: 'Бұрынғы нұсқа',
    newer: 'Кейінгі нұсқа',
    version: '%{version}-нұсқа, %{time}',
    onlyChanged: 'Тек өзгергендері',
    same: 'Екі нұсқаның мазмұны бірдей.',
    returned: 'Мына ескертумен қайтарылды',
    added: 'қосылды:',
    removed: 'алынып тасталды:',
    end: 'өзгерістің соңы',
    nothing: 'жоқ',
    parts: {
      kind: 'Шешім',
      grounds: 'Бас тарту негіздері',
      explanation: 'Түсініктеме',
      letterhead: 'Хат бланкі',
      addressee: 'Кімге',
      title: 'Тақырыбы',
      body: 'Хабарламаның мәтіні',
      facts: 'Мәліметтер',
      signature: 'Қол қою',
    },
  },
};

import { expect, it } from 'vitest';
import type { DocumentKind } from '../../prisma/client.ts';
import { receiptTexts } from '../../schema/papers/receiptPaper.ts';
import { createPress } from '../../server/press/press.ts';
import { documentNames } from './documentNames.ts';
import { MARK, sheetOf } from './samples.ts';

it.each(['KK', 'RU'] as const)(
  'a receipt in %s with all six documents by their full names and a long name spares the second sheet',
  async (language) => {
    const texts = receiptTexts({
      language,
      applicant: { surname: 'Мұхамедғалиева', givenName: 'Гүлнәр', patronymic: 'Серікболатқызы' },
      number: 'AKS-2026/000147',
      registeredAt: new Date('2026-11-18T05:00:00.000Z'),
      expectedOn: '2026-11-27',
      acceptedBy: { surname: 'Ахметова', givenName: 'Гүлмира', patronymic: 'Сәкенқызы' },
      office: {
        nameKk: 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
        nameRu: 'Отдел занятости и социальных программ Аксуского района',
        addressKk: 'Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 5',
        phone: '8-72832 2-11-43',
      },
      documents: Object.keys(documentNames).map((kind) => ({
        kind: kind as DocumentKind,
        state: 'PRESENT',
        pages: 12,
      })),
      documentNames,
    });
    expect(Object.keys(documentNames)).toHaveLength(6);
    const { pages } = await createPress().print(sheetOf('RECEIPT', texts, { mark: MARK }));
    expect(pages).toBe(1);
  },
);

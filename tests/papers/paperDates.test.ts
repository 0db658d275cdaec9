import { expect, it } from 'vitest';
import { documentDate, documentDateOf } from '../../schema/papers/paperDates.ts';

it('a date is written as documents write it, the day without a leading zero', () => {
  expect(documentDate('2013-04-05', 'KK')).toBe('2013 жылғы «5» сәуір');
  expect(documentDate('2013-04-05', 'RU')).toBe('«5» апреля 2013 года');
});

it('every month has its Kazakh name and its Russian genitive', () => {
  const months = (language: 'KK' | 'RU'): string[] =>
    Array.from({ length: 12 }, (_, index) => {
      const date = documentDate(`2013-${String(index + 1).padStart(2, '0')}-10`, language);
      return date.replace('2013 жылғы ', '').replace(' 2013 года', '').replace('«10» ', '');
    });
  expect(months('KK').join(' ')).toBe(
    'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
  );
  expect(months('RU').join(' ')).toBe(
    'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  );
});

it('the date of a moment is the date at the offices', () => {
  expect(documentDateOf(new Date('2012-12-31T18:00:00Z'), 'KK')).toBe('2013 жылғы «1» қаңтар');
  expect(documentDateOf(new Date('2025-12-31T18:30:00Z'), 'RU')).toBe('«31» декабря 2025 года');
});

it('what is no date is refused', () => {
  expect(() => documentDate('nonsense', 'KK')).toThrow(RangeError);
});

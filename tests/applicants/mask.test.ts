import { expect, it } from 'vitest';
import { maskIin } from '../../schema/applicants/mask.ts';

it('a masked IIN keeps the birth date and hides the rest', () => {
  expect(maskIin('900615100029')).toBe('900615******');
});

it('a value that is no IIN is hidden altogether', () => {
  for (const value of ['', '90061510002', '9006151000290', 'Ахметов', '900615******']) {
    expect(maskIin(value)).toBe('************');
  }
});

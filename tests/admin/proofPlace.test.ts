import { afterEach, expect, it, vi } from 'vitest';
import { keepProofPlace, takeProofPlace } from '../../admin/auth/proofPlace.ts';

const store = new Map<string, string>();
const storage = {
  getItem: (name: string) => store.get(name) ?? null,
  setItem: (name: string, text: string) => store.set(name, text),
  removeItem: (name: string) => store.delete(name),
};
afterEach(() => {
  store.clear();
  vi.unstubAllGlobals();
});

const CASE = '/cases/018f3c1e-0000-7000-8000-000000000001';

it('brings whoever proved it by the provider back to the case from which he left, once', () => {
  vi.stubGlobal('sessionStorage', storage);
  keepProofPlace(CASE);
  expect(takeProofPlace()).toBe(CASE);
  expect(takeProofPlace()).toBe('/signing');
});

it.each(['/signing', '//elsewhere.example/', 'https://elsewhere.example/', `${CASE}/../../users`, '/users'])(
  'leads from %s to the signing page',
  (path) => {
    vi.stubGlobal('sessionStorage', storage);
    keepProofPlace(path);
    expect(takeProofPlace()).toBe('/signing');
  },
);

it('leads to the signing page in a browser that keeps nothing', () => {
  vi.stubGlobal('sessionStorage', {
    getItem() {
      throw new Error('denied');
    },
    setItem() {
      throw new Error('denied');
    },
  });
  keepProofPlace(CASE);
  expect(takeProofPlace()).toBe('/signing');
});

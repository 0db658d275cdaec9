import { describe, expect, it } from 'vitest';
import { forPaper } from '../../admin/theme/forPaper.ts';
import { colours, dueTones, statusTone, tones } from '../../admin/theme/palette.ts';
import { type Scheme, schemes } from '../../admin/theme/schemes.ts';
import { theme } from '../../admin/theme/theme.ts';

/** WCAG 2.2: the relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const tooWeak = (pairs: readonly (readonly [string, string, string])[], least: number) =>
  pairs
    .map(([name, one, other]) => ({ name, contrast: contrast(one, other) }))
    .filter((pair) => pair.contrast < least);

/** Every CSS variable that the theme sets for a look. */
function variablesOf(scheme: Scheme): Map<string, unknown> {
  const sheets = theme.generateStyleSheets() as Record<string, Record<string, unknown>>[];
  return new Map(
    sheets
      .flatMap((rules) => Object.entries(rules))
      .filter(([selector]) => selector.includes(scheme))
      .flatMap(([, values]) => Object.entries(values)),
  );
}

describe.each(['light', 'dark'] as const)('the %s look', (scheme) => {
  const { colours: own, tones: ownTones } = schemes[scheme];
  const surfaces = { paper: own.paper, ground: own.ground, raised: own.raised, tealSoft: own.tealSoft };

  it('has words of at least 4.5 : 1 on everything that they stand on', () => {
    const onSurfaces = Object.entries(surfaces).flatMap(([surface, ground]) =>
      Object.entries({ ink: own.ink, inkSoft: own.inkSoft, teal: own.teal }).map(
        ([name, text]) => [`${name} on ${surface}`, text, ground] as const,
      ),
    );
    const onTones = Object.entries(ownTones).flatMap(([name, { text, ground }]) => [
      [`${name} on its ground`, text, ground] as const,
      [`${name} on paper`, text, own.paper] as const,
      [`${name} on ground`, text, own.ground] as const,
      [`${name} on raised`, text, own.raised] as const,
      [`ink on the ground of ${name}`, own.ink, ground] as const,
      // Filled buttons and badges.
      [`paper on ${name}`, own.paper, text] as const,
    ]);
    expect(tooWeak([...onSurfaces, ...onTones, ['on teal', own.onTeal, own.teal]], 4.5)).toEqual([]);
  });

  it('has frames and a focus ring of at least 3 : 1', () => {
    const pairs = Object.entries(surfaces).flatMap(([surface, ground]) => [
      [`focus ring on ${surface}`, own.teal, ground] as const,
      ...(surface === 'tealSoft' ? [] : [[`frame on ${surface}`, own.frame, ground] as const]),
    ]);
    expect(tooWeak(pairs, 3)).toEqual([]);
  });

  it('sets every variable that the palette names', () => {
    const set = variablesOf(scheme);
    const named = [
      ...Object.values(colours),
      ...Object.values(tones).flatMap(({ text, ground }) => [text, ground]),
      ...Object.values(dueTones),
    ].map((value) => /^var\((--[\w-]+)\)$/.exec(value)?.[1] ?? value);
    expect(named.filter((name) => !set.has(name))).toEqual([]);
    expect(set.get('--komek-palette-colours-ink')).toBe(own.ink);
    expect(set.get('--komek-palette-tones-returned-ground')).toBe(ownTones.returned.ground);
    expect(set.get('--komek-palette-background-paper')).toBe(own.paper);
  });
});

describe('the palette', () => {
  it('has the same names in both looks, and no colour that stayed the same by mistake', () => {
    const flat = (values: object): [string, string][] =>
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'string'
          ? [[name, value]]
          : flat(value).map(([rest, colour]): [string, string] => [`${name}.${rest}`, colour]),
      );
    const [light, dark] = [flat(schemes.light), flat(schemes.dark)];
    expect(dark.map(([name]) => name)).toEqual(light.map(([name]) => name));
    expect(dark.filter(([, colour], at) => colour === light[at]?.[1])).toEqual([]);
    for (const [, colour] of [...light, ...dark]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('gives every status a tone', () => {
    for (const tone of Object.values(statusTone)) expect(Object.keys(tones)).toContain(tone);
  });
});

describe('on paper', () => {
  it('everything is dark on white, whichever look the screen has', () => {
    const printed = forPaper['@media print'][':root[data-scheme]'] as Record<string, string>;
    const dark = variablesOf('dark');
    // Whatever the dark look sets, the paper must set back.
    const names = [...dark.keys()].filter((name) =>
      /-(colours|tones|text|background|divider)(-|$)/.test(name),
    );
    expect(names.filter((name) => !(name in printed) && !name.endsWith('-icon'))).toEqual([]);
    expect(printed['--komek-palette-background-paper']).toBe('#ffffff');
    expect(printed['--komek-palette-text-primary']).toBe('#000000');
    expect(printed.colorScheme).toBe('light');
  });
});

import type { ReactNode } from 'react';
import { CHART_LOOKS, type ChartLook, chartColours } from '../../theme/chartLooks.ts';

const SIZE = 8;

const DRAWN: Readonly<Record<ChartLook, (ink: string) => ReactNode>> = {
  plain: () => null,
  striped: (ink) => <path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" style={{ stroke: ink, strokeWidth: 2.5 }} />,
  dotted: (ink) => (
    <>
      <circle cx="2" cy="2" r="1.5" style={{ fill: ink }} />
      <circle cx="6" cy="6" r="1.5" style={{ fill: ink }} />
    </>
  ),
  late: (ink) => (
    <path d="M0,0 l8,8 M8,0 l-8,8" style={{ stroke: ink, strokeWidth: 2.5, strokeLinecap: 'square' }} />
  ),
  light: () => null,
};

const idOf = (look: ChartLook): string => `report-${look}`;

/** What a bar of the look is filled with. */
export const fillOf = (look: ChartLook): string => `url(#${idOf(look)})`;

/** The patterns that the bars of all charts of the page are filled with. */
export function ChartPatterns() {
  return (
    <svg aria-hidden="true" focusable="false" width="0" height="0" style={{ position: 'absolute' }}>
      <defs>
        {CHART_LOOKS.map((look) => {
          const { ink, ground } = chartColours[look];
          return (
            <pattern key={look} id={idOf(look)} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
              <rect width={SIZE} height={SIZE} style={{ fill: ground }} />
              {DRAWN[look](ink)}
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

/** What the bars of a look are, for the words beside it. */
export function LookSwatch({ look }: { readonly look: ChartLook }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="18"
      height="14"
      style={{ marginRight: 6, verticalAlign: '-2px' }}
    >
      <rect x="0.5" y="0.5" width="17" height="13" fill={fillOf(look)} stroke={chartColours[look].ink} />
    </svg>
  );
}

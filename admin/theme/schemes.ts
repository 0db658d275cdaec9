/** How a status looks; the word always stands beside the colour. */
export type Tone = 'waiting' | 'working' | 'returned' | 'done' | 'closed';

/** The two looks of the back office. */
export type Scheme = 'light' | 'dark';

interface SchemeColours {
  readonly colours: {
    readonly ink: string;
    readonly inkSoft: string;
    /** Hairlines between things that the eye tells apart anyway. */
    readonly line: string;
    /** The frame of what is typed into or pressed: 3 : 1 against paper and ground. */
    readonly frame: string;
    readonly paper: string;
    readonly ground: string;
    /** Paper that lies on paper: a head of a table, a hovered row. */
    readonly raised: string;
    readonly teal: string;
    readonly tealSoft: string;
    /** What is written on teal. */
    readonly onTeal: string;
  };
  readonly tones: Readonly<Record<Tone, { readonly text: string; readonly ground: string }>>;
}

/** Every colour of both looks. Words keep 4.5 : 1 against whatever they stand on, frames 3 : 1. */
export const schemes: Readonly<Record<Scheme, SchemeColours>> = {
  light: {
    colours: {
      ink: '#1c2b33',
      inkSoft: '#52626c',
      line: '#dfe5e8',
      frame: '#7b8b94',
      paper: '#ffffff',
      ground: '#f4f6f7',
      raised: '#f7f9fa',
      teal: '#0f5c6e',
      tealSoft: '#e6f0f2',
      onTeal: '#ffffff',
    },
    tones: {
      waiting: { text: '#1d4f91', ground: '#e7eef8' },
      working: { text: '#6d4a00', ground: '#fbf1da' },
      returned: { text: '#9a2a1f', ground: '#fbe9e6' },
      done: { text: '#1d6136', ground: '#e5f3ea' },
      closed: { text: '#4b5860', ground: '#eceff1' },
    },
  },
  dark: {
    colours: {
      ink: '#e4ebee',
      inkSoft: '#a5b4bc',
      line: '#2c3942',
      frame: '#728590',
      paper: '#172026',
      ground: '#0f161a',
      raised: '#1d272e',
      teal: '#63c1d3',
      tealSoft: '#16343d',
      onTeal: '#04252d',
    },
    tones: {
      waiting: { text: '#9cc3f5', ground: '#1a2d47' },
      working: { text: '#eac46b', ground: '#382d12' },
      returned: { text: '#f3a79c', ground: '#442019' },
      done: { text: '#8fd3a8', ground: '#173725' },
      closed: { text: '#b3c0c7', ground: '#27333a' },
    },
  },
};

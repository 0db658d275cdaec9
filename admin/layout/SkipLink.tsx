import { Link } from '@mui/material';
import type { MouseEvent } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';

/** Where the link leads. */
export const CONTENT_ID = 'main-content';

/** The first stop of the Tab key: past the header to what the page is about. */
export function SkipLink() {
  const { t } = useWords();
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(CONTENT_ID)?.focus();
  };
  return (
    <Link
      href={`#${CONTENT_ID}`}
      onClick={skip}
      sx={{
        displayPrint: 'none',
        position: 'fixed',
        top: -80,
        left: 16,
        zIndex: 'tooltip',
        px: 2,
        py: 1,
        borderRadius: 1,
        color: colours.onTeal,
        backgroundColor: colours.teal,
        '&:focus': { top: 8 },
      }}
    >
      {t('nav.skip')}
    </Link>
  );
}

import { Box, GlobalStyles } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { PaperTextFragment } from '../generated/graphql.ts';
import { PaperSheet } from '../papers/PaperSheet.tsx';

/** The margins of a typed letter: the paper itself has none, so that the browser prints no address and date on it. */
const SHEET = { width: '210mm', minHeight: '296mm', padding: '20mm 15mm 20mm 25mm', boxSizing: 'border-box' };

/** Prints a paper as soon as it is there; on the screen it is not to be seen. */
export function ReceiptPrint({ paper }: { readonly paper: PaperTextFragment }) {
  const printed = useRef(false);
  useEffect(() => {
    if (printed.current) return;
    // The page must show the number before the browser's dialog stops it.
    const timer = setTimeout(() => {
      printed.current = true;
      window.print();
    });
    return () => clearTimeout(timer);
  }, []);
  return (
    <Box data-testid="printed-sheet" sx={{ display: 'none', displayPrint: 'block', backgroundColor: '#fff' }}>
      <GlobalStyles
        styles={{
          '@page': { size: 'A4', margin: 0 },
          '@media print': {
            body: { backgroundColor: '#fff !important' },
            '#main-content': { padding: '0 !important', maxWidth: 'none !important' },
            '.MuiSnackbar-root': { display: 'none' },
          },
        }}
      />
      <Box sx={SHEET}>
        <PaperSheet paper={paper} />
      </Box>
    </Box>
  );
}

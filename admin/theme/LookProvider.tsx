import { CacheProvider } from '@emotion/react';
import { CssBaseline, GlobalStyles } from '@mui/material';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { type ReactNode, useEffect } from 'react';
import { forPaper } from './forPaper.ts';
import { schemes } from './schemes.ts';
import { styles } from './styles.ts';
import { theme } from './theme.ts';

/** Where the choice of look is kept in this browser; the page's first script reads it too. */
const KEPT_UNDER = 'komek.scheme';

/** The look that was chosen, or the system's; every tab of the browser follows. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} modeStorageKey={KEPT_UNDER} defaultMode="system" forceThemeRerender noSsr>
        <CssBaseline enableColorScheme />
        <GlobalStyles styles={forPaper} />
        <BrowserColour />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}

/** The browser's own bar around the page, on a phone. */
function BrowserColour() {
  const { colorScheme = 'light' } = useColorScheme();
  const colour = schemes[colorScheme].colours.paper;
  useEffect(() => {
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour);
  }, [colour]);
  return null;
}

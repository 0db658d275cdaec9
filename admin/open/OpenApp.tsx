import { useEffect, useState } from 'react';
import { CheckPage } from './check/CheckPage.tsx';
import { InfoPage } from './info/InfoPage.tsx';
import { OpenHeader } from './OpenHeader.tsx';
import { keepLanguage, keptLanguage } from './shared/languageMemory.ts';
import { GoToContext } from './shared/PageLink.tsx';
import type { PageName } from './shared/place.ts';
import { usePlace } from './shared/usePlace.ts';
import { SpokenContext } from './shared/useWords.ts';
import { StatusPage } from './status/StatusPage.tsx';
import { kk } from './words/kk.ts';
import { ru } from './words/ru.ts';
import type { OpenLanguage, OpenWords } from './words/words.ts';

const WORDS: Readonly<Record<OpenLanguage, OpenWords>> = { kk, ru };

const TITLES: Readonly<Record<PageName, (words: OpenWords) => string>> = {
  check: ({ check }) => check.title,
  status: ({ status }) => status.title,
  info: ({ info }) => info.title,
};

/** The public pages: the check of a paper, where an application stands, and all about the service. */
export function OpenApp() {
  const [language, setLanguage] = useState(keptLanguage);
  const [place, goTo] = usePlace();
  // Only in memory: neither the address nor the browser keeps what opens somebody's application.
  const [brought, setBrought] = useState('');
  const words = WORDS[language];

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${TITLES[place.page](words)} · ${words.shell.name}`;
  }, [language, place.page, words]);
  const choose = (next: OpenLanguage) => {
    setLanguage(next);
    keepLanguage(next);
  };

  return (
    <SpokenContext value={{ language, words }}>
      <GoToContext value={goTo}>
        <OpenHeader page={place.page} onLanguage={choose} />
        <main id="content" tabIndex={-1}>
          {place.page === 'check' ? <CheckPage addressCode={place.code} onToStatus={setBrought} /> : null}
          {place.page === 'status' ? <StatusPage broughtCode={brought} /> : null}
          {place.page === 'info' ? <InfoPage /> : null}
        </main>
        <footer>
          <p>{`${words.shell.name} · ${words.shell.service}`}</p>
          <a href="/">{words.shell.staff}</a>
        </footer>
      </GoToContext>
    </SpokenContext>
  );
}

import { PageLink } from './shared/PageLink.tsx';
import { PAGES, type PageName } from './shared/place.ts';
import { useWords } from './shared/useWords.ts';
import { OPEN_LANGUAGES, type OpenLanguage } from './words/words.ts';

interface OpenHeaderProps {
  readonly page: PageName;
  readonly onLanguage: (language: OpenLanguage) => void;
}

/** Whose pages these are, the three of them, and the two languages. */
export function OpenHeader({ page, onLanguage }: OpenHeaderProps) {
  const { language, words } = useWords();
  const { name, service, skip, pages, language: label } = words.shell;
  return (
    <header>
      <a href="#content" className="skip">
        {skip}
      </a>
      <div className="brand">
        <img src="/icon.svg" alt="" width="40" height="40" />
        <p>
          <strong>{name}</strong>
          <span>{service}</span>
        </p>
        <fieldset className="languages">
          <legend className="unseen">{label}</legend>
          {OPEN_LANGUAGES.map(({ code, name: own }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language}
              onClick={() => onLanguage(code)}
            >
              {own}
            </button>
          ))}
        </fieldset>
      </div>
      <nav aria-label={pages.label}>
        {PAGES.map((each) => (
          <PageLink key={each} page={each} current={each === page}>
            {pages[each]}
          </PageLink>
        ))}
      </nav>
    </header>
  );
}

// Before the first paint: the look and the language that were chosen at an earlier visit.
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const scheme = kept('komek.scheme');
  const isDark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.scheme = isDark ? 'dark' : 'light';
  if (isDark) document.querySelector('meta[name="theme-color"]').content = '#172026';
  const language = kept('komek.language');
  if (language === 'ru' || language === 'en') root.lang = language;

  // The dictionary is asked for at once, not only when the first script has run.
  const dictionary = document.querySelector(`meta[name="dictionary-${root.lang}"]`);
  if (dictionary) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = dictionary.content;
    document.head.append(link);
  }
})();

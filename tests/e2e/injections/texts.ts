/** What each of the texts does where a browser runs it: it leaves a mark that the test looks for. */
const RUN = 'window.injected=1';

/** Texts that somebody may type to have them run: as HTML, in attributes, addresses, templates and tables. */
export const TEXTS: readonly string[] = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<iframe srcdoc="<script>parent.injected=1</script>"></iframe>`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>x</a>`,
  `<details open ontoggle=${RUN}>`,
  `</title></textarea></style><script>${RUN}</script>`,
  `<math><mi></table><img src=x onerror=${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `\\u003cimg src=x onerror=${RUN}\\u003e`,
  `javascript:${RUN}//`,
  `data:text/html,<script>opener.injected=1</script>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}} %{${RUN}} #{${RUN}}`,
  `=HYPERLINK("javascript:${RUN}";"x")`,
  `+cmd|' /C calc'!A0`,
];

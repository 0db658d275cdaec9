import { Box } from '@mui/material';
import type { PaperTextFragment } from '../generated/graphql.ts';

/** A paper as issued, word for word, in its own language. */
export function PaperSheet({ paper }: { readonly paper: PaperTextFragment }) {
  const { language, title, letterhead, addressee, body, facts, signature } = paper;
  return (
    <Box
      component="article"
      lang={language.toLowerCase()}
      sx={{
        fontFamily: '"Times New Roman", "Liberation Serif", "Noto Serif", serif',
        fontSize: '12pt',
        lineHeight: 1.45,
        color: '#000',
        '& p': { m: 0, mb: 1 },
      }}
    >
      {letterhead.length > 0 ? (
        <Box component="header" sx={{ textAlign: 'center', borderBottom: '1px solid #000', pb: 1, mb: 2 }}>
          {letterhead.map((line, index) => (
            <Box key={line} sx={index === 0 ? { fontWeight: 700 } : { fontSize: '10.5pt' }}>
              {line}
            </Box>
          ))}
        </Box>
      ) : null}
      {addressee.length > 0 ? (
        <Box sx={{ ml: '50%', mb: 3 }}>
          {addressee.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </Box>
      ) : null}
      <Box component="h2" sx={{ textAlign: 'center', fontSize: '13pt', fontWeight: 700, my: 2 }}>
        {title}
      </Box>
      {body.map((paragraph) => (
        <Box
          key={paragraph}
          component="p"
          sx={{ textIndent: '1.25cm', textAlign: 'justify', whiteSpace: 'pre-line' }}
        >
          {paragraph}
        </Box>
      ))}
      {facts.length > 0 ? (
        <Box
          component="dl"
          sx={{ mt: 2, mb: 0, fontSize: '11pt', '& dt, & dd': { display: 'inline', m: 0 } }}
        >
          {facts.map(({ label, value }) => (
            <Box key={label} sx={{ mb: 0.5 }}>
              <dt>{label}: </dt>
              <Box component="dd" sx={{ fontWeight: 600 }}>
                {value}
              </Box>
            </Box>
          ))}
        </Box>
      ) : null}
      <Box component="footer" sx={{ mt: 4 }}>
        {signature.map((line, index) => (
          <Box key={line} sx={index === 0 ? { mb: 2 } : { fontSize: '10pt' }}>
            {line}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

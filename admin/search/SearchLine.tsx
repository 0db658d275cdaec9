import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import ListOutlined from '@mui/icons-material/ListOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { maskedIin } from '../cases/maskedIin.ts';
import { numberOf } from '../cases/numberOf.ts';
import { StatusChip } from '../cases/StatusChip.tsx';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import { useWords } from '../i18n/useWords.ts';
import { highlight } from './highlight.ts';
import type { SearchOption } from './searchOptions.ts';

interface SearchLineProps {
  readonly option: SearchOption;
  readonly text: string;
}

/** One result: what it is, what matched, and for a case how it stands and how much time is left. */
export function SearchLine({ option, text }: SearchLineProps) {
  const { t, term, office } = useWords();
  switch (option.kind) {
    case 'cases': {
      const { applicant, akimNumber, number, status, due } = option.record;
      const title = numberOf(option.record) ?? t('cases.noNumber');
      const iin = applicant ? maskedIin(applicant.iin) : '';
      return (
        <Line
          icon={<DescriptionOutlined />}
          title={<Marked text={title} search={text} />}
          caption={
            <>
              {number && akimNumber ? (
                <>
                  <Marked text={akimNumber} search={text} />
                  {', '}
                </>
              ) : null}
              {applicant ? <Marked text={applicant.fullName} search={text} /> : t('cases.hidden')}
              {applicant ? (
                <>
                  {', '}
                  {/* Only the whole number finds somebody, and lists never show it whole. */}
                  {text.trim().length === 12 && text.trim().startsWith(iin.slice(0, 6)) ? (
                    <mark>{iin}</mark>
                  ) : (
                    iin
                  )}
                </>
              ) : null}
            </>
          }
          aside={
            <>
              <StatusChip status={status} />
              {due ? (
                <Box sx={{ fontSize: '0.8125rem' }}>
                  <TimeLeft clock={due} />
                </Box>
              ) : null}
            </>
          }
        />
      );
    }
    case 'users': {
      const { fullName, login, roles, active, office: place } = option.record;
      return (
        <Line
          icon={<PersonOutlined />}
          title={<Marked text={fullName} search={text} />}
          caption={
            <>
              <Marked text={login} search={text} />
              {`, ${roles.map((role) => term('role', role)).join(', ')}, ${office(place)}`}
            </>
          }
          aside={active ? null : <Typography variant="caption">{t('find.closedAccount')}</Typography>}
        />
      );
    }
    case 'offices': {
      const { code, district } = option.record;
      return (
        <Line
          icon={<ApartmentOutlined />}
          title={<Marked text={office(option.record)} search={text} />}
          caption={
            <>
              <Marked text={code} search={text} />
              {district ? `, ${district}` : null}
            </>
          }
        />
      );
    }
    case 'all':
      return <Line icon={<ListOutlined />} title={t('find.all')} />;
  }
}

interface LineProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly caption?: ReactNode;
  readonly aside?: ReactNode;
}

const Line = ({ icon, title, caption, aside }: LineProps) => (
  <>
    <Box aria-hidden sx={{ display: 'flex', color: 'text.secondary' }}>
      {icon}
    </Box>
    <Box sx={{ flex: { xs: '1 1 200px', sm: '1 1 0' }, minWidth: 0 }}>
      <Typography component="div" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {title}
      </Typography>
      {caption ? (
        <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>
          {caption}
        </Typography>
      ) : null}
    </Box>
    {aside ? (
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'row', sm: 'column' },
          flexWrap: 'wrap',
          alignItems: { xs: 'center', sm: 'flex-end' },
          gap: 0.5,
          // On a phone it stands under the text, beginning where the text does.
          ml: { xs: '36px', sm: 0 },
          flexBasis: { xs: '100%', sm: 'auto' },
        }}
      >
        {aside}
      </Box>
    ) : null}
  </>
);

function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  return highlight(text, search).map(({ text: piece, hit }, place) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
      <mark key={place}>{piece}</mark>
    ) : (
      piece
    ),
  );
}

import { Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { SessionLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { tones } from '../theme/palette.ts';

interface SessionTableProps {
  readonly sessions: readonly SessionLineFragment[];
  readonly onEnd: (session: SessionLineFragment) => void;
}

/** Open sessions: whose, where, on what browser, since when, last seen, and the button that ends each. */
export function SessionTable({ sessions, onEnd }: SessionTableProps) {
  const { t, term, office, dateTime } = useWords();
  return (
    <Table size="small" aria-label={t('sessions.all')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('sessions.user')}</TableCell>
          <TableCell>{t('fields.anyOffice')}</TableCell>
          <TableCell>{t('sessions.browser')}</TableCell>
          <TableCell>{t('sessions.startedAt')}</TableCell>
          <TableCell>{t('sessions.lastSeenAt')}</TableCell>
          <TableCell>{t('sessions.expiresAt')}</TableCell>
          <TableCell component="td" />
        </TableRow>
      </TableHead>
      <TableBody>
        {sessions.map((session) => (
          <TableRow key={session.id} data-session={session.id} data-current={session.current || undefined}>
            <TableCell component="th" scope="row">
              {session.user.fullName}
              <Typography variant="caption" component="div">
                {session.user.login}
              </Typography>
              {session.current ? (
                <Typography
                  variant="caption"
                  component="div"
                  sx={{ color: tones.done.text, fontWeight: 600 }}
                >
                  {t('sessions.current')}
                </Typography>
              ) : null}
            </TableCell>
            <TableCell>{office(session.user.office)}</TableCell>
            <TableCell>
              {[session.browser, session.system].filter(Boolean).join(' · ') || t('sessions.unknownBrowser')}
              <Typography variant="caption" component="div">
                {term('signInMethod', session.method)}
                {session.secondFactor ? ` + ${t('totp.code')}` : ''}
              </Typography>
            </TableCell>
            <TableCell sx={TIME}>{dateTime(session.startedAt)}</TableCell>
            <TableCell sx={TIME}>{dateTime(session.lastSeenAt)}</TableCell>
            <TableCell sx={TIME}>{dateTime(session.expiresAt)}</TableCell>
            <TableCell align="right">
              <Button
                size="small"
                color="error"
                onClick={() => onEnd(session)}
                aria-label={t('sessions.endLabel', {
                  name: session.user.fullName,
                  at: dateTime(session.startedAt),
                })}
              >
                {t('sessions.end')}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const TIME = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

import { Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ApiTokenLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';

interface TokenTableProps {
  readonly tokens: readonly ApiTokenLineFragment[];
  /** Whether to say whose each is. */
  readonly ofAll: boolean;
  readonly onRevoke: (token: ApiTokenLineFragment) => void;
}

const TIME = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

/** API tokens: what each may do, until when, when it was last used, and the button that revokes it. */
export function TokenTable({ tokens, ofAll, onRevoke }: TokenTableProps) {
  const { t, term, number, dateTime } = useWords();
  return (
    <Table size="small" aria-label={t('tokens.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('tokens.name')}</TableCell>
          {ofAll ? <TableCell>{t('tokens.user')}</TableCell> : null}
          <TableCell>{t('tokens.may')}</TableCell>
          <TableCell>{t('tokens.expiresAt')}</TableCell>
          <TableCell>{t('tokens.lastUsedAt')}</TableCell>
          <TableCell component="td" />
        </TableRow>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id} data-token={token.id} data-state={token.state}>
            <TableCell component="th" scope="row">
              {token.name}
              <Typography variant="caption" component="div" sx={{ fontFamily: 'monospace' }}>
                {`${token.prefix}…`}
              </Typography>
            </TableCell>
            {ofAll ? (
              <TableCell>
                {token.user.fullName}
                {token.createdBy.id === token.user.id ? null : (
                  <Typography variant="caption" component="div">
                    {t('tokens.madeBy', { name: token.createdBy.fullName })}
                  </Typography>
                )}
              </TableCell>
            ) : null}
            <TableCell>
              {term('role', token.role)}
              <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>
                {token.operations.length === 0 ? t('tokens.any') : token.operations.join(', ')}
              </Typography>
              <Typography variant="caption" component="div">
                {t('tokens.perMinute', { count: number(token.requestsPerMinute) })}
              </Typography>
            </TableCell>
            <TableCell sx={TIME}>{dateTime(token.expiresAt)}</TableCell>
            <TableCell sx={TIME}>
              {token.lastUsedAt ? dateTime(token.lastUsedAt) : t('tokens.neverUsed')}
            </TableCell>
            <TableCell align="right">
              {token.state === 'IN_FORCE' ? (
                <Button
                  size="small"
                  color="error"
                  onClick={() => onRevoke(token)}
                  aria-label={t('tokens.revokeLabel', { name: token.name })}
                >
                  {t('tokens.revoke')}
                </Button>
              ) : (
                term('apiTokenState', token.state)
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

import type { Theme } from '@mui/material';
import {
  MenuItem,
  Pagination,
  PaginationItem,
  Stack,
  TextField,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useListContext } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { PAGE_LENGTHS } from './listDefinition.ts';
import { usePagePrefetch } from './usePagePrefetch.ts';

/** Which rows are shown of how many, the pages, and the length of a page. */
export function ListPages() {
  const { t, number } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { page, perPage, total, setPage, setPerPage } = useListContext();
  const prefetch = usePagePrefetch();
  if (!total) return null;
  const pages = Math.ceil(total / perPage);
  const first = (page - 1) * perPage + 1;
  const shown = { from: number(first), to: number(Math.min(page * perPage, total)), total: number(total) };
  return (
    <Stack
      direction="row"
      sx={{
        position: 'sticky',
        left: 0,
        px: 2,
        py: 1,
        gap: 2,
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: { xs: 'center', sm: 'space-between' },
      }}
    >
      <Typography variant="body2" data-testid="rows-shown" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {t('list.shown', shown)}
      </Typography>
      {pages > 1 ? (
        <Pagination
          page={page}
          count={pages}
          siblingCount={narrow ? 0 : 1}
          size={narrow ? 'medium' : 'small'}
          aria-label={t('list.pages')}
          getItemAriaLabel={(type, to, selected) =>
            type === 'page'
              ? t(selected ? 'list.thisPage' : 'list.toPage', { page: to ?? '' })
              : t(`list.${type}Page`)
          }
          onChange={(_event, to) => setPage(to)}
          renderItem={(item) => (
            <PaginationItem
              {...item}
              onMouseEnter={() => {
                if (item.page !== null && item.page !== page && !item.disabled) prefetch(item.page);
              }}
            />
          )}
        />
      ) : null}
      {total > PAGE_LENGTHS[0] ? (
        <TextField
          select
          label={t('list.perPage')}
          value={perPage}
          onChange={(event) => setPerPage(Number(event.target.value))}
          sx={{ width: 130 }}
        >
          {PAGE_LENGTHS.map((length) => (
            <MenuItem key={length} value={length}>
              {length}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
    </Stack>
  );
}

import Tune from '@mui/icons-material/Tune';
import { Box, Button, Collapse, Paper, type Theme, useMediaQuery } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useListContext, useStore } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { type FilterChip, FilterChips } from './FilterChips.tsx';
import { ListSearch } from './ListSearch.tsx';
import { useListClear } from './useListClear.ts';
import { useListSearch } from './useListSearch.ts';

interface FilterBarProps {
  /** What the search looks through. */
  readonly searchHint: string;
  /** Of the filters; the search has its own. */
  readonly chips: readonly FilterChip[];
  /** The fields beside the search; on a phone they stand behind the button. */
  readonly children: ReactNode;
  /** Fields that are used less often, behind the button. */
  readonly more?: ReactNode;
}

/** The frame of a list's search and filters, with a chip for each that is set. */
export function FilterBar({ searchHint, chips, children, more = null }: FilterBarProps) {
  const { t } = useWords();
  const panel = useId();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { resource } = useListContext();
  const [search, setSearch] = useListSearch(resource);
  const { clear } = useListClear(resource);
  const [open, setOpen] = useStore<boolean>(`${resource}.moreFilters`, false);
  const searched = search
    ? [{ key: 'search', label: t('cases.searchLabel'), value: search, onRemove: () => setSearch('') }]
    : [];
  const behind = narrow ? (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5 }}>
      {children}
      {more}
    </Box>
  ) : (
    more
  );
  return (
    <Paper component="search" variant="outlined" aria-label={t('list.filters')} sx={{ p: 2, mb: 2 }}>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 1, sm: 1.5 },
          gridTemplateColumns: {
            xs: '1fr',
            sm: '1fr 1fr',
            md: 'minmax(260px, 2fr) repeat(auto-fit, minmax(170px, 1fr))',
          },
          '& .MuiTextField-root': { minWidth: 0, width: '100%' },
        }}
      >
        <ListSearch label={t('cases.searchLabel')} hint={searchHint} />
        {narrow ? null : children}
        {behind ? (
          <Button
            startIcon={<Tune />}
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            aria-controls={open ? panel : undefined}
            data-testid="more-filters"
            sx={{ justifySelf: 'start' }}
          >
            {t(open ? 'list.fewerFilters' : narrow ? 'list.filtersButton' : 'list.moreFilters')}
          </Button>
        ) : null}
      </Box>
      {behind ? (
        <Collapse in={open} id={panel} timeout={0} unmountOnExit>
          {behind}
        </Collapse>
      ) : null}
      <FilterChips chips={[...searched, ...chips]} onClear={clear} />
    </Paper>
  );
}

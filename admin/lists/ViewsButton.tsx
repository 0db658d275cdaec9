import Bookmark from '@mui/icons-material/Bookmark';
import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { PanelBelow } from '../shared/PanelBelow.tsx';
import type { ListDefinition } from './listDefinition.ts';
import { useColumns } from './useColumns.ts';
import { useListSearch } from './useListSearch.ts';
import { useSavedViews } from './useSavedViews.ts';
import { ViewsPanel } from './ViewsPanel.tsx';
import { readViewState, sameView, viewAddress } from './viewState.ts';

/** The lists that one has kept: opens one of them, keeps the present arrangement under a name, replaces, removes. */
export function ViewsButton({ definition }: { readonly definition: ListDefinition }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { filterValues, sort, perPage } = useListContext();
  const [columns, setColumns] = useColumns(definition);
  const [, setSearch] = useListSearch(definition.resource);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { views, save, remove } = useSavedViews(definition.name, true);

  const now = readViewState({ filter: filterValues, sort, columns, perPage }, definition);
  const kept = (views.data ?? []).map(({ id, name, state }) => ({
    id,
    name,
    state: readViewState(state, definition),
  }));
  const current = kept.find(({ state }) => sameView(state, now));

  return (
    <>
      <Button
        startIcon={current ? <Bookmark /> : <BookmarkBorder />}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        data-testid="views"
        sx={{ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' }}
      >
        {current?.name ?? t('views.title')}
      </Button>
      <PanelBelow
        anchor={anchor}
        onClose={() => setAnchor(null)}
        label={t('views.title')}
        width={380}
        side="right"
      >
        <ViewsPanel
          views={kept}
          failure={views.error}
          currentId={current?.id ?? null}
          onOpen={({ state }) => {
            setColumns(state.columns);
            setSearch('');
            setAnchor(null);
            navigate(viewAddress(definition.path, state));
          }}
          onSave={(name) => save.mutateAsync({ name, state: now })}
          onRemove={(id) => remove.mutateAsync(id)}
        />
      </PanelBelow>
    </>
  );
}

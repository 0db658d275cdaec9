import NotificationsNone from '@mui/icons-material/NotificationsNone';
import { Alert, Badge, Box, Button, IconButton, Link, Popover, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import type { AssignmentLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { mayAccess } from '../providers/access.ts';
import type { Identity } from '../providers/authProvider.ts';
import { useAssignments } from './useAssignments.ts';

const TOAST_TIME = 8000;

/** The bell of an executor; nobody else has a feed. */
export function AssignmentBell() {
  const viewer = useViewer();
  return viewer && mayAccess(viewer.roles, 'assignments', 'list') ? (
    <Bell key={viewer.id} viewer={viewer} />
  ) : null;
}

function Bell({ viewer }: { readonly viewer: Identity }) {
  const { t, term } = useWords();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const tell = (fresh: readonly AssignmentLineFragment[]): void => {
    const [only] = fresh;
    if (fresh.length > 1) {
      notify('bell.away', {
        type: 'info',
        autoHideDuration: TOAST_TIME,
        messageArgs: { smart_count: fresh.length },
      });
    } else if (only) {
      const words = { number: only.case.number ?? '', kind: term('notificationKind', only.kind) };
      notify('bell.fresh', { type: 'info', autoHideDuration: TOAST_TIME, messageArgs: words });
    }
  };
  const { open, online, acknowledge } = useAssignments(viewer.id, tell);
  const label = t('bell.label', { count: open.length });
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={label}
        title={label}
        data-testid="bell"
        data-count={open.length}
      >
        <Badge badgeContent={open.length} color="error" variant={online ? 'standard' : 'dot'}>
          <NotificationsNone />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { variant: 'outlined', sx: { width: 400, maxWidth: '95vw', maxHeight: 480, p: 2 } },
        }}
      >
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t('bell.title')}
        </Typography>
        {online ? null : <Alert severity="warning">{t('bell.offline')}</Alert>}
        {open.length === 0 ? <Typography color="textSecondary">{t('bell.empty')}</Typography> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {open.map((assignment) => (
            <AssignmentLine
              key={assignment.cursor}
              assignment={assignment}
              onAcknowledge={() => acknowledge(assignment.cursor)}
              onOpen={() => {
                setAnchor(null);
                void acknowledge(assignment.cursor);
              }}
            />
          ))}
        </Box>
      </Popover>
    </>
  );
}

interface AssignmentLineProps {
  readonly assignment: AssignmentLineFragment;
  readonly onAcknowledge: () => void;
  readonly onOpen: () => void;
}

function AssignmentLine({ assignment, onAcknowledge, onOpen }: AssignmentLineProps) {
  const { t, term, dateTime } = useWords();
  const number = assignment.case.number ?? t('cases.noNumber');
  return (
    <Stack
      component="li"
      direction="row"
      data-cursor={assignment.cursor}
      sx={{ gap: 1, py: 1, alignItems: 'center', borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Link
          component={RouterLink}
          to={`/cases/${assignment.case.id}`}
          onClick={onOpen}
          sx={{ fontWeight: 600 }}
        >
          {number}
        </Link>
        <Typography variant="body2" noWrap>
          {assignment.case.applicant?.fullName}
        </Typography>
        <Typography variant="caption">
          {term('notificationKind', assignment.kind)}, {dateTime(assignment.at)}
        </Typography>
      </Box>
      <Button size="small" onClick={onAcknowledge} aria-label={t('bell.acknowledgeLabel', { number })}>
        {t('bell.acknowledge')}
      </Button>
    </Stack>
  );
}

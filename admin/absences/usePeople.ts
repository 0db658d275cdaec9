import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import {
  AbsencesDocument,
  ActingHeadsDocument,
  CancelAbsenceDocument,
  EndActingHeadDocument,
  NameActingHeadDocument,
  type NameActingHeadInput,
  PeopleDocument,
  RecordAbsenceDocument,
  type RecordAbsenceInput,
  type UserFilter,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** The key of all that these pages show. */
const PEOPLE_KEY = ['people'];

/** Active people, of an office or with a role, whose names hold the text, by name; at most fifty. */
export function usePeople(among: UserFilter, search: string) {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...PEOPLE_KEY, 'of', among, search],
    queryFn: async () => {
      const { users } = await ask(PeopleDocument, {
        filter: { ...among, active: true, ...(search ? { search } : {}) },
        sort: { field: 'NAME', direction: 'ASC' },
        first: 50,
      });
      return users.nodes;
    },
    placeholderData: keepPreviousData,
  });
}

/** An office's absences that are not over before `from`. */
export function useAbsences(officeId: string, from: string) {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...PEOPLE_KEY, 'absences', officeId, from],
    queryFn: async () => (await ask(AbsencesDocument, { officeId, from })).absences,
    placeholderData: keepPreviousData,
  });
}

/** Who acts, will act and acted as head of an office, the newest first. */
export function useActingHeads(officeId: string) {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...PEOPLE_KEY, 'actingHeads', officeId],
    queryFn: async () => (await ask(ActingHeadsDocument, { officeId })).actingHeads,
  });
}

/** What may be done here; the lists are asked for anew after each. */
export function usePeopleChanges() {
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const then = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } finally {
      // After a conflict too: the lists show what somebody else has done.
      await queryClient.invalidateQueries({ queryKey: PEOPLE_KEY });
    }
  };
  return {
    recordAbsence: (input: RecordAbsenceInput) => then(ask(RecordAbsenceDocument, { input })),
    cancelAbsence: (id: string) => then(ask(CancelAbsenceDocument, { id })),
    nameActingHead: (input: NameActingHeadInput) => then(ask(NameActingHeadDocument, { input })),
    endActingHead: (id: string) => then(ask(EndActingHeadDocument, { id })),
  };
}

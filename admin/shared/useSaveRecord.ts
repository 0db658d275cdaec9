import { useQueryClient } from '@tanstack/react-query';
import { type RaRecord, useDataProvider } from 'react-admin';

/** Saves changes of a record and makes every list and entry of its resource stale. */
export function useSaveRecord(resource: string) {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const stale = () => queryClient.invalidateQueries({ queryKey: [resource] });
  return {
    update: async (previousData: RaRecord, data: object): Promise<void> => {
      await dataProvider.update(resource, { id: previousData.id, data, previousData });
      await stale();
    },
    create: async (data: object): Promise<void> => {
      await dataProvider.create(resource, { data });
      await stale();
    },
  };
}

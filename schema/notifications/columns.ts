import { Prisma } from '../../prisma/client.ts';

/**
 * Every column of a row of a feed, by name: a statement that takes "all" fails on connections that know it, once the
 * migration of a later release has added one.
 */
export const NOTIFICATION_COLUMNS = Object.values(Prisma.NotificationScalarFieldEnum)
  .map((column) => `"${column}"`)
  .join(', ');

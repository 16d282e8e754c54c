import type { Principal } from '../../model/access';
import type { By } from '../../model/change';

/** Somebody as changes name them. */
export const byPrincipal = ({ author, means, user, tokenId }: Principal, address: string): By => ({
  author,
  access: {
    means,
    address,
    ...(user && { userId: user.id, userName: user.name }),
    ...(tokenId !== undefined && { tokenId }),
  },
});

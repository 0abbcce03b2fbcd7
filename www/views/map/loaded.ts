/** A query's data once there is some. Reading it earlier would suspend the view, and the map with it. */
export function loaded<T>(query: { readonly isSuccess: boolean; readonly data: T | undefined }): T | undefined {
  return query.isSuccess ? query.data : undefined;
}

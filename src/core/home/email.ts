/** One e-mail address as people have them: no display name, no list, no blank, nothing that could begin another header. */
export const emailPattern = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}$/;

/** Pages and lines for when something is not there or went wrong. */
export const trouble = {
  notFoundTitle: 'No such page.',
  notFound: 'Nothing is at this address. Was it typed by hand?',
  brokenTitle: 'This page broke.',
  broken: 'The mistake is ours. Nothing that you sent was lost.',
  again: 'Try again',
  home: 'Home page',
  code: 'Code: {code}',
};

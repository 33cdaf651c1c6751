/** Pages and lines for when something is not there or went wrong. */
export const trouble = {
  notFoundTitle: 'No such page.',
  notFound: 'Nothing is at this address. Was it typed by hand?',
  brokenTitle: 'This page broke.',
  broken: 'The mistake is ours. Nothing that you sent was lost.',
  again: 'Try again',
  home: 'Home page',
  offline: 'The server cannot be reached. Check the network and try again.',
  unexpected: 'The server did not answer as expected. Nothing was changed; try again.',
  code: 'Code: {code}',
};

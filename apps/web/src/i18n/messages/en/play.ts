export const play = { title: 'Frameplay' };

/** The folder of the kit in which its data stand, beside the scripts; a file is a table's name with `.csv`. */
export const kitDataFolder = 'data';

/**
 * The credit file of a participant: evidence in, scores out. In reading order: the commands, what refuses them, the file that decides,
 * what is shown of it and of each score, and the door.
 */
package io.symbia.credit.file;

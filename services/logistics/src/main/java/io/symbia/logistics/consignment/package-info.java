/**
 * The consignment: what may happen to it, and when. In reading order: the commands, what refuses them, the consignment that decides on
 * what its journey knows, what is shown of it, and the doors.
 */
package io.symbia.logistics.consignment;

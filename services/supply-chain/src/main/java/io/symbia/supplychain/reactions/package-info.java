/** What happens in this service because something happened here or elsewhere. Imports commands, refusals and events. */
package io.symbia.supplychain.reactions;

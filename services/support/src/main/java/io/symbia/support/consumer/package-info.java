/** What a service does because of events: reactions and their tables. May import shared events; not commands, not HTTP. */
package io.symbia.support.consumer;

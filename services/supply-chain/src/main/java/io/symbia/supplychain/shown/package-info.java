/** What is shown: each view is folded from the events of one stream, in a room of its own. Imports events. */
package io.symbia.supplychain.views;

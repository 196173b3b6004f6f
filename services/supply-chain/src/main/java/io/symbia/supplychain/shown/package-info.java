/** What the views of this service have in common. Imports shared events and what was received. */
package io.symbia.supplychain.shown;

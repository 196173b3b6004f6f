/** What the credit service does because of events of other domains. */
package io.symbia.credit.reactions;

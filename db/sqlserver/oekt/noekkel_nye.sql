insert into ledger.noekkel (ledger_id, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon,
    fridim1, fridim2, motpartsenhet)
output inserted.id, inserted.kontoklasse, inserted.art, inserted.funksjon, inserted.kapittel, inserted.sektor, inserted.ansvar, inserted.prosjekt,
    inserted.fond, inserted.merke, inserted.konto, inserted.lokal_funksjon, inserted.fridim1, inserted.fridim2, inserted.motpartsenhet
select @ledgerId, @aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon,
    n.fridim1, n.fridim2, n.motpartsenhet
from #noekkel_ny n;

truncate table #noekkel_ny;

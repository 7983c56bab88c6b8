day 2026-03-23
sed -i 's/due: 2026-03-20/due: 2026-06-12/; s/No trainer/The trainer fell ill/' plans/patients.yaml
git commit -qam "Slip again"
